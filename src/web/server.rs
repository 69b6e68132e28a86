//! The HTTP server: the table of routes, bound to an address.

use crate::app::App;
use crate::web::routes::{ROUTES, Route, Verb};
use crate::web::{assets, gate};
use actix_web::dev::Server;
use actix_web::{App as ActixApp, HttpRequest, HttpServer, guard, middleware, web};
use std::net::TcpListener;
use std::time::Duration;

/// Adds every route to an actix application; tests build the same one.
pub fn configure(app: &App, services: &mut web::ServiceConfig) {
    services.route("/assets/{file}", reading().to(assets::serve));
    let mut paths: Vec<&'static str> = Vec::new();
    for route in ROUTES {
        if !paths.contains(&route.path) {
            paths.push(route.path);
        }
    }
    for path in paths {
        let mut resource = web::resource(path);
        for route in ROUTES.iter().filter(|it| it.path == path) {
            resource = resource.route(handled(app.clone(), route));
        }
        let app = app.clone();
        services.service(resource.default_service(web::to(move |request: HttpRequest| gate::nowhere(app.clone(), request))));
    }
    let app = app.clone();
    services.default_service(web::to(move |request: HttpRequest| gate::nowhere(app.clone(), request)));
}

fn handled(app: App, route: &'static Route) -> actix_web::Route {
    let verb = match route.verb {
        Verb::Get => reading(),
        Verb::Post => web::post(),
    };
    verb.to(move |request: HttpRequest, payload: web::Payload| gate::pass(app.clone(), route, request, payload))
}

/// GET, and HEAD, which is answered like it without the body.
fn reading() -> actix_web::Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// Serves on a listener until a signal says stop; requests under way finish.
pub fn serve(app: App, listener: TcpListener) -> std::io::Result<Server> {
    let threads = app.config.server.blocking_threads;
    let server = HttpServer::new(move || {
        let app = app.clone();
        ActixApp::new().wrap(middleware::Compress::default()).configure(move |services| configure(&app, services))
    })
    .workers(2)
    .worker_max_blocking_threads(threads)
    .client_request_timeout(Duration::from_secs(5))
    .client_disconnect_timeout(Duration::from_secs(5))
    .shutdown_timeout(10)
    .max_connections(1000)
    .listen(listener)?
    .run();
    Ok(server)
}
